"""What people who write records are told of every field: its title, its meaning, an example, its place."""
