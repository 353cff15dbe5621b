"""What each kind of data file may hold, as tables of fields."""
