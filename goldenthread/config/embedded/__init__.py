"""The Django engine of our database: PostgreSQL, started at the first connection if it is ours."""
