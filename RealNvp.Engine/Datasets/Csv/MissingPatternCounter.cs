using System.Runtime.InteropServices;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Groups rows by the columns they miss. Files have few such patterns; beyond a bound it stops telling them apart.</summary>
internal sealed class MissingPatternCounter
{
    private const int MaxPatterns = 2_000;

    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <summary>False when there were more patterns than are kept.</summary>
    public bool IsExact { get; private set; } = true;

    /// <param name="missing">Indices of the columns without a value; nothing happens when there are none.</param>
    public void Add(List<int> missing)
    {
        if (missing.Count == 0)
        {
            return;
        }

        // A column index fits a char (there are at most some thousands), so that a string is a cheap and comparable key.
        var key = string.Create(missing.Count, missing, static (span, columns) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)columns[i];
            }
        });
        if (_rows.Count >= MaxPatterns && !_rows.ContainsKey(key))
        {
            IsExact = false;
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _)++;
    }

    public IReadOnlyList<MissingPattern> ToPatterns() =>
        [.. _rows.Select(pair => new MissingPattern([.. pair.Key.Select(c => (int)c)], pair.Value))];
}
