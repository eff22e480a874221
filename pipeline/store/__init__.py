"""The desk's memory, one SQLite file. All SQL is here, one file a family of tables; read `schema` first."""
