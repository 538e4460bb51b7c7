"""What is counted: tables in Parquet, and questions asked of them in SQL, which DuckDB answers."""
