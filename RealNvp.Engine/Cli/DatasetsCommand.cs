using System.CommandLine;
using System.Globalization;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary><c>realnvp datasets</c>.</summary>
internal sealed class DatasetsCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "As JSON." };

    public Command Create()
    {
        var command = new Command("datasets", "Lists the toy data sets with their parameters.") { _json };
        command.SetAction(result => Guarded.Run(() => ResultOutput.Write(null, writer => Write(writer, result.GetValue(_json)))));
        return command;
    }

    private static ToyEntropy? DefaultEntropy(ToyDataset toy) => toy.Entropy(toy.Noise.Default, toy.Complete(new Dictionary<string, double>()));

    private static void Write(TextWriter writer, bool json)
    {
        if (json)
        {
            writer.WriteLine(SpecJson.Serialize(ToyCatalogue.All.Select(toy => new { toy.Kind, toy.Title, toy.Description, toy.Noise, toy.Parameters, Entropy = DefaultEntropy(toy) })));
            return;
        }

        foreach (var toy in ToyCatalogue.All)
        {
            writer.WriteLine($"{toy.Kind}: {toy.Description}");
            if (DefaultEntropy(toy) is { } entropy)
            {
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"    entropy {entropy.Standardized:F4} nats standardised, {entropy.Raw:F4} in its own units, with the defaults below"));
            }

            foreach (var parameter in toy.Parameters.Prepend(toy.Noise))
            {
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {parameter.Name} = {parameter.Default} ({parameter.Min} to {parameter.Max}{(parameter.IsWhole ? ", whole" : "")}): {parameter.Help}"));
            }
        }
    }
}
