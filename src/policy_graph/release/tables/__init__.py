"""Tables of a release: CSV for programs, CSV for spreadsheets, and CSVW metadata that says what they hold."""
