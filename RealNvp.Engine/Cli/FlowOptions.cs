using System.CommandLine;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary>The options by which commands that use a trained flow find it.</summary>
internal sealed class FlowOptions
{
    private readonly Option<FileInfo> _weights =
        new Option<FileInfo>("--weights") { Description = "Safetensors file of a trained flow.", HelpName = "FILE", Required = true }.AcceptExistingOnly();

    private readonly Option<int> _threads = WholeOption.Create("--threads", "Threads for computing; 0: all cores.", 0, 0, 1024);

    private readonly Option<string> _evaluator = CreateEvaluatorOption();

    private readonly Option<FileInfo?> _output = new("--out") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(_weights);
        command.Options.Add(_output);
        command.Options.Add(_threads);
        command.Options.Add(_evaluator);
    }

    public Option<FileInfo?> OutputOption => _output;

    public FileInfo? Output(ParseResult result) => result.GetValue(_output);

    /// <exception cref="SafeTensorsException">The file holds no flow.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public (FlowFile File, RealNvpFlow Flow) Load(ParseResult result)
    {
        var file = FlowFile.Load(result.GetValue(_weights)!.FullName);
        var evaluator = Evaluators.Create(Enum.Parse<EvaluatorChoice>(result.GetValue(_evaluator)!, ignoreCase: true), file.Shape, result.GetValue(_threads));
        return (file, new RealNvpFlow(file.Parameters, file.Standardizer, evaluator));
    }

    /// <summary>The same choice that training has.</summary>
    private static Option<string> CreateEvaluatorOption()
    {
        var setting = SettingCatalogue.Get("training.evaluator");
        var option = new Option<string>("--evaluator") { Description = setting.Help, HelpName = "NAME", DefaultValueFactory = _ => setting.Choices[0].Value };
        return option.AcceptOnlyFromAmong([.. setting.Choices.Select(choice => choice.Value)]);
    }
}
