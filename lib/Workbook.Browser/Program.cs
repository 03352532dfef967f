// The page calls the methods of Page; nothing happens before.
return 0;
