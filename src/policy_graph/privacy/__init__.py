"""What was withdrawn is taken out of the records before anything is written; a tombstone with the reason stays."""
