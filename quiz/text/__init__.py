"""Every sentence a person reads, as pure functions and small views that both front ends and the exports show
alike. Must not know the screen, the files or the clock."""
