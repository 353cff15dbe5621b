"""Python code for templates that print views: the same text, with less work for each value.

Jinja asks at every `view.name` whether there might be an item of this name, and wraps every
escaped string once more. Views are objects whose attributes are known, and most of what they
hold needs no escaping.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


class PlainCode(CodeGenerator):
    """Writes attributes as attributes, and escapes by `escaped`, which the environment has."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `view.name`; a name that is missing raises AttributeError."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - as in Jinja
        if finalize.src is None and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


def escaped(value: object) -> str:
    """Escape a value for HTML as `markupsafe.escape` does; what is `Markup` stays as it is."""
    if type(value) is str:
        # five searches cost less than one wrapped string, and few values have any of these
        if "'" in value or '"' in value or "&" in value or "<" in value or ">" in value:
            return escape(value)
        return value
    if type(value) is int:
        return str(value)
    return value if isinstance(value, Markup) else escape(value)
