using System.Text.Json.Nodes;
using RealNvp.Engine.Datasets;

namespace RealNvp.Recipes;

/// <summary>Data that a preset is tried on.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Csv">Path of a CSV file; null: a toy of that name.</param>
/// <param name="Columns">Columns to use; empty: all.</param>
internal sealed record RecipeData(string Name, string? Csv, IReadOnlyList<string> Columns)
{
    /// <summary>The tables that lie beside the program.</summary>
    public static IReadOnlyList<string> TableNames { get; } = ["faithful", "iris", "digits"];

    /// <summary>What a name on the command line stands for: one source, or a group.</summary>
    public static IEnumerable<RecipeData> Expand(string name) => name switch
    {
        "toys" => ToyCatalogue.All.Select(toy => new RecipeData(toy.Kind, null, [])),
        "tables" => TableNames.SelectMany(Expand),
        _ when ToyCatalogue.Find(name) is not null => [new RecipeData(name, null, [])],
        _ when TableNames.Contains(name) => [Table(name)],
        _ when File.Exists(name) => [new RecipeData(Path.GetFileNameWithoutExtension(name), Path.GetFullPath(name), [])],
        _ => throw new ArgumentException($"There is no toy, table or file \"{name}\"."),
    };

    /// <summary>The data set of a spec. A toy's points are drawn anew for each seed, a table is split anew.</summary>
    public JsonObject Spec(int seed)
    {
        if (Csv is null)
        {
            return new JsonObject { ["kind"] = Name, ["seed"] = seed };
        }

        return new JsonObject
        {
            ["csv"] = new JsonObject { ["file"] = Csv, ["columns"] = new JsonArray([.. Columns.Select(column => JsonValue.Create(column))]) },
        };
    }

    private static RecipeData Table(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", name + ".csv");
        return new RecipeData(name, path, name == "digits" ? VaryingColumns(path) : []);
    }

    /// <summary>
    /// The pixels of the digits that say something: most at the rim are blank in nearly every picture, and a column that is constant on the
    /// training rows of some split has no density.
    /// </summary>
    private static List<string> VaryingColumns(string path)
    {
        const double mostEqual = 0.5;
        var lines = File.ReadAllLines(path);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        return
        [
            .. lines[0].Split(',').Where((_, column) =>
                rows.GroupBy(row => row[column]).Max(group => group.Count()) <= mostEqual * rows.Count),
        ];
    }
}
