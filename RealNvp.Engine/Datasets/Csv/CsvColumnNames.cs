namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Makes every column's name usable: there, short and unique.</summary>
internal static class CsvColumnNames
{
    private const int Longest = 100;

    /// <summary>Names for a file without a header: c1, c2, ...</summary>
    public static string[] Numbered(int count) => [.. Enumerable.Range(1, count).Select(i => $"c{i}")];

    /// <param name="header">The names in the file.</param>
    /// <param name="repeated">Names that occur more than once; the later ones get a number: x, x_2, x_3.</param>
    public static string[] Of(IReadOnlyList<string> header, out IReadOnlyList<string> repeated)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var doubles = new List<string>();
        var names = new string[header.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var wanted = header[i].Length == 0 ? $"c{i + 1}" : header[i].Length > Longest ? header[i][..Longest] : header[i];
            names[i] = wanted;
            for (var n = 2; !taken.Add(names[i]); n++)
            {
                names[i] = $"{wanted}_{n}";
            }

            if (names[i] != wanted && !doubles.Contains(wanted))
            {
                doubles.Add(wanted);
            }
        }

        repeated = doubles;
        return names;
    }
}
