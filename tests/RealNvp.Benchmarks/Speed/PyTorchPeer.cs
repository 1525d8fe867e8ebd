using System.Diagnostics;
using System.Globalization;

namespace RealNvp.Benchmarks.Speed;

/// <summary>PyTorch in a process of its own, asked for one measurement at a time. Which Python: the variable <c>PYTHON</c>, or python3.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process _process;

    private PyTorchPeer(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>Version and threads, as the script says.</summary>
    public string Version { get; }

    /// <summary>Starts it; null where there is no Python or no PyTorch.</summary>
    public static PyTorchPeer? TryStart(int threads)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("PYTHON") ?? "python3")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "peer_pytorch.py"), threads.ToString(CultureInfo.InvariantCulture) },
            Environment = { ["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture) },
        };
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { }; // Drained: PyTorch may warn at length.
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } version)
            {
                return new PyTorchPeer(process, version);
            }

            process.Dispose();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // No such program.
        }
    }

    public double StepsPerSecond(StepSize size, double seconds)
    {
        var shape = size.Shape;
        _process.StandardInput.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{shape.Dimension} {shape.Couplings} {shape.HiddenSize} {shape.HiddenLayers} {size.Batch} {seconds}"));
        return double.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
