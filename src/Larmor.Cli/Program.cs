using Larmor.Cli;

return CommandLine.Run(args, Terminal.OfThisProcess());
