"""Tests of backups, as cron and an editor make them and go back to one."""
