/*
 * Make one call that writes fail: preloaded into a program (LD_PRELOAD), which arms it.
 * Kinds: an errno to fail with, or SHORT, with which a write takes half of what it is given.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define SHORT (-1)

static long counted, failing;
static int kind;

/* Let the call with this number, counted from now on from 1, fail; 0 for none. */
void fault_arm(long number, int how) { counted = 0; failing = number; kind = how; }

long fault_count(void) { return counted; }

static int fails(void) { return ++counted == failing; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(result) do { if (fails() && kind != SHORT) { errno = kind; return result; } } while (0)

ssize_t write(int fd, const void *data, size_t size) {
  if (fd > 2 && fails()) {
    if (kind != SHORT) { errno = kind; return -1; }
    size = (size + 1) / 2;
  }
  return REAL(write)(fd, data, size);
}

ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
  REFUSE(-1);
  return REAL(sendfile)(out, in, offset, size);
}

int fsync(int fd) { REFUSE(-1); return REAL(fsync)(fd); }
int mkdir(const char *path, mode_t mode) { REFUSE(-1); return REAL(mkdir)(path, mode); }
int rename(const char *from, const char *to) { REFUSE(-1); return REAL(rename)(from, to); }
int unlink(const char *path) { REFUSE(-1); return REAL(unlink)(path); }
int unlinkat(int at, const char *path, int flags) { REFUSE(-1); return REAL(unlinkat)(at, path, flags); }
int rmdir(const char *path) { REFUSE(-1); return REAL(rmdir)(path); }

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags) {
  REFUSE(-1);
  return REAL(renameat2)(from_at, from, to_at, to, flags);
}

static int opened(const char *name, const char *path, int flags, mode_t mode) {
  if (flags & (O_CREAT | O_TRUNC)) REFUSE(-1);
  int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
  return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return opened("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return opened("open64", path, flags, mode);
}
