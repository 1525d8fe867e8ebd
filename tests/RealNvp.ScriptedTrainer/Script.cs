using System.Globalization;

namespace RealNvp.ScriptedTrainer;

/// <summary>
/// What is to happen, told in the run's name, so that it travels with the spec: words parted by blanks, <c>delay=20</c> (milliseconds an
/// epoch) or something at an epoch, <c>kill@3</c>. Epoch 0 is before the first. <c>hold@3</c> goes no further until it is told to.
/// </summary>
internal sealed class Script(string? text)
{
    private readonly string[] _words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Milliseconds an epoch takes.</summary>
    public int Delay => int.Parse(
        _words.FirstOrDefault(word => word.StartsWith("delay=", StringComparison.Ordinal))?["delay=".Length..] ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Whether the learning rate is added to every NLL, so that runs differ by it.</summary>
    public bool AddsRate => _words.Contains("byRate");

    /// <summary>Whether the process does not listen for its cancellation.</summary>
    public bool IsDeaf => _words.Contains("deaf");

    /// <summary>What happens after an epoch.</summary>
    public IEnumerable<string> At(int epoch)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"@{epoch}");
        return _words.Where(word => word.EndsWith(suffix, StringComparison.Ordinal)).Select(word => word[..^suffix.Length]);
    }
}
