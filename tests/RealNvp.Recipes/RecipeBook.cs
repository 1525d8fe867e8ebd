using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;

namespace RealNvp.Recipes;

/// <summary>The results so far, in a file that is written anew after each run, so that an interrupted evening is not lost.</summary>
internal sealed class RecipeBook
{
    private readonly string _path;
    private readonly List<RecipeResult> _results;

    private RecipeBook(string path, List<RecipeResult> results) => (_path, _results) = (path, results);

    public static RecipeBook Open(string folder)
    {
        var path = Path.Combine(folder, "recipes.json");
        return new RecipeBook(path, File.Exists(path) ? SpecJson.Deserialize<List<RecipeResult>>(File.ReadAllText(path)) ?? [] : []);
    }

    /// <summary>The result of a run with just these settings; null: there is none, or it failed.</summary>
    public RecipeResult? Find(string key) => _results.Find(result => result.Key == key && result.Failure is null) ?? _results.Find(result => result.Key == key);

    public void Add(RecipeResult result)
    {
        _results.RemoveAll(old => old.Key == result.Key);
        _results.Add(result);
        AtomicFile.Write(_path, stream => System.Text.Json.JsonSerializer.Serialize(stream, _results, SpecJson.Indented));
    }
}
