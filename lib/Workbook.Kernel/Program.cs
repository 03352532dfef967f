Console.WriteLine("No command yet.");
return 1;
