Console.WriteLine("Larmor 0.1.0");
return 0;
