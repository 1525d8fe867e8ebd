using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace RealNvp.Engine.Torch;

/// <summary>
/// Makes TorchSharp loadable. Its Linux library (0.107.0) was linked against libstdc++ of GCC 13 and asks for the symbol version
/// <c>GLIBCXX_3.4.32</c>, which Debian 12 and Ubuntu 22.04 do not have, although nothing in it calls a function of that version. Where the
/// library does not load as it is, a copy with that one need marked weak is loaded instead, before TorchSharp looks for it by
/// name. The original is never changed: build outputs are hard links into the package cache.
/// </summary>
public static partial class NativeTorch
{
    private const string Library = "libLibTorchSharp.so";
    private const string MissingVersion = "GLIBCXX_3.4.32";
    private static readonly string[] Dependencies = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Call before TorchSharp is first touched. Safe to call often and from any thread.</summary>
    /// <returns>True when the patched copy is in use, false when the library loads as shipped.</returns>
    /// <exception cref="NativeTorchException">It does not load either way.</exception>
    public static bool EnsureLoaded() => Loaded.Value;

    private static bool Load()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false; // The libraries of Windows and macOS load as shipped.
        }

        QuietenOpenMp();
        var folder = FindFolder();
        foreach (var dependency in Dependencies)
        {
            LoadOrExplain(Path.Combine(folder, dependency));
        }

        var original = Path.Combine(folder, Library);
        if (NativeLibrary.TryLoad(original, out _))
        {
            return false;
        }

        var image = File.ReadAllBytes(original);
        if (ElfVersionNeeds.MarkWeak(image, MissingVersion) == 0)
        {
            LoadOrExplain(original); // Some other reason, which the loader's own message names.
        }

        LoadCopy(image);
        return true;
    }

    /// <summary>
    /// Keeps OpenMP's idle threads from spinning for milliseconds. On cores of its own that gains a few percent, but on busy ones the spinning
    /// threads take the time of those they wait for: 2 steps/s instead of 80 were measured beside other work. Read once, when libgomp is
    /// loaded; a setting of the user's own wins.
    /// </summary>
    private static void QuietenOpenMp()
    {
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
        {
            // The C library's environment, not .NET's copy of it.
            _ = SetEnvironment("GOMP_SPINCOUNT", "1000", overwrite: 0);
        }
    }

    [SupportedOSPlatform("linux")]
    private static void LoadCopy(byte[] image)
    {
        var failures = new List<Exception>();
        foreach (var place in Places(image))
        {
            try
            {
                using (place)
                {
                    LoadOrExplain(place.Put(image));
                    return;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NativeTorchException)
            {
                failures.Add(exception); // A read-only or noexec home, say: the next place may do.
            }
        }

        throw new NativeTorchException(
            $"TorchSharp's {Library} needs {MissingVersion}, which this system's libstdc++ does not have, and no adapted copy of it could be loaded: "
            + string.Join(" | ", failures.Select(failure => failure.Message))
            + " Set XDG_CACHE_HOME to a writable folder on a file system without noexec, or install libstdc++ of GCC 13.2 or later.",
            failures[^1]);
    }

    [SupportedOSPlatform("linux")]
    private static IEnumerable<NativeCopy> Places(byte[] image)
    {
        var name = Path.Combine("realnvp-studio", "native-" + Convert.ToHexStringLower(SHA256.HashData(image))[..16]);
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (Path.IsPathFullyQualified(cache ?? ""))
        {
            yield return NativeCopy.Cached(Path.Combine(cache!, name), Library);
        }
        else if (home.Length > 0)
        {
            yield return NativeCopy.Cached(Path.Combine(home, ".cache", name), Library);
        }

        yield return NativeCopy.Temporary(Library);
    }

    private static string FindFolder()
    {
        var runtime = Path.Combine("runtimes", "linux-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(), "native");
        string[] folders = [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, runtime)];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, Library)))
            ?? throw new NativeTorchException(
                $"{Library} is neither in {folders[0]} nor in {folders[1]}. TorchSharp supports Linux on x64 only; this process runs on {RuntimeInformation.RuntimeIdentifier}.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    private static void LoadOrExplain(string file)
    {
        try
        {
            NativeLibrary.Load(file);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeTorchException($"The native library {file} cannot be loaded: {exception.Message}", exception);
        }
    }
}
