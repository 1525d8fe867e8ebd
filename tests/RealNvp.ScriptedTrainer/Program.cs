using System.Globalization;
using RealNvp.Engine.Cli;
using RealNvp.Engine.Specs;
using RealNvp.ScriptedTrainer;

// What is not training is the real program's business.
if (args is [not "train", ..])
{
    return CommandLine.Run(args);
}

// train --json --spec FILE --work DIR [--resume FILE | --fork FILE] --threads N --checkpoint-epochs N --checkpoint-seconds S
var options = args.Skip(2).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var spec = SpecJson.Deserialize<RunSpec>(File.ReadAllText(options["--spec"]))!;
using var trainer = new Trainer(
    spec,
    options["--work"],
    options.GetValueOrDefault("--resume") ?? options.GetValueOrDefault("--fork"),
    int.Parse(options["--checkpoint-epochs"], CultureInfo.InvariantCulture));
return trainer.Run();
