"""Each released schema of desk.db with rows in every table, as text; tests/store/released/make.py writes them."""
