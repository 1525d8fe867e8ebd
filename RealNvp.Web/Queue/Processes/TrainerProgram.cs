using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Options;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Finds the training program and writes its command line.</summary>
internal sealed class TrainerProgram(IOptions<StudioOptions> options)
{
    public const string FileName = "RealNvp.Engine.dll";

    private QueueOptions Queue => options.Value.Queue;

    /// <summary>The program, as configured or beside this one.</summary>
    public string Path => System.IO.Path.GetFullPath(Queue.EngineProgram ?? FileName, AppContext.BaseDirectory);

    /// <summary>Threads one run computes with.</summary>
    public int Threads => Queue.ThreadsPerRun > 0 ? Queue.ThreadsPerRun : Math.Max(1, Environment.ProcessorCount / Queue.MaxConcurrentRuns);

    /// <summary>How to start training in a prepared folder.</summary>
    /// <param name="folder">Holds the spec, and the checkpoint where the run does not start afresh.</param>
    /// <param name="beginning">Where it starts.</param>
    public ProcessStartInfo Describe(WorkFolder folder, RunBeginning beginning) => Describe(folder.Path, Arguments(folder, beginning));

    /// <summary>How to start the program for something else, with its three streams at the caller's hands.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="arguments">The command and its options.</param>
    public ProcessStartInfo Describe(string folder, IEnumerable<string> arguments)
    {
        var isLibrary = System.IO.Path.GetExtension(Path).Equals(".dll", StringComparison.OrdinalIgnoreCase);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var info = new ProcessStartInfo(isLibrary ? FindDotnet() : Path)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        foreach (var argument in isLibrary ? arguments.Prepend(Path) : arguments)
        {
            info.ArgumentList.Add(argument);
        }

        ChildEnvironment.Clean(info.Environment);
        return info;
    }

    private IEnumerable<string> Arguments(WorkFolder folder, RunBeginning beginning)
    {
        yield return "train";
        yield return "--json";
        yield return "--spec";
        yield return folder.Combine(WorkFolder.SpecFile);
        yield return "--work";
        yield return folder.Path;
        if (beginning != RunBeginning.Fresh)
        {
            yield return beginning == RunBeginning.Forked ? "--fork" : "--resume";
            yield return folder.Combine(WorkFolder.ResumeFile);
        }

        yield return "--threads";
        yield return Threads.ToString(CultureInfo.InvariantCulture);
        yield return "--checkpoint-epochs";
        yield return Queue.CheckpointEpochs.ToString(CultureInfo.InvariantCulture);
        yield return "--checkpoint-seconds";
        yield return Queue.CheckpointSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The <c>dotnet</c> this process runs on, found from its runtime's folder <c>dotnet/shared/Microsoft.NETCore.App/version</c>.</summary>
    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host))
        {
            return host;
        }

        if (Environment.ProcessPath is { } own && System.IO.Path.GetFileName(own) == name)
        {
            return own;
        }

        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
