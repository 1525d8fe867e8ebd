using System.Text;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;

namespace RealNvp.Engine.Tests.Datasets;

/// <summary>CSV files for a test, in a folder that goes when it ends.</summary>
public abstract class CsvFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realnvp-csv-").FullName;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string Write(byte[] content)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllBytes(path, content);
        return path;
    }

    protected string Write(string content) => Write(new UTF8Encoding(false).GetBytes(content));

    protected CsvInspection Inspect(string content, CsvFormat? format = null, CsvLimits? limits = null) =>
        CsvInspector.Inspect(Write(content), format, limits ?? CsvLimits.Default, Ct);

    protected DataTable Load(string content, string[]? columns = null, bool dropMissingRows = false) =>
        CsvImporter.Load(Write(content), new CsvSource { File = "x.csv", Columns = columns ?? [], DropMissingRows = dropMissingRows }, CsvLimits.Default, Ct);

    /// <summary>Everything said against a file.</summary>
    protected IReadOnlyList<string> Complaints(string content, string[]? columns = null, bool dropMissingRows = false) =>
        [.. Assert.Throws<DataFormatException>(() => Load(content, columns, dropMissingRows)).Problems.Select(problem => $"{problem.Field}: {problem.Message}")];

    /// <summary>A header and rows that are fine: x counts from 1, y is its square.</summary>
    protected static string Good(int rows = 30, string header = "x,y\n") =>
        header + string.Concat(Enumerable.Range(1, rows).Select(i => FormattableString.Invariant($"{i},{i * i}\n")));

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
