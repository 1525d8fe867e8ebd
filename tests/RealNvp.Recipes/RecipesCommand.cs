using System.CommandLine;
using System.Globalization;
using RealNvp.Engine.Datasets;

namespace RealNvp.Recipes;

/// <summary>The command line: which presets on which data with which seeds.</summary>
internal static class RecipesCommand
{
    public static Command Create()
    {
        var presets = new Option<string>("--presets") { Description = "Presets, with commas between.", DefaultValueFactory = _ => "quick" };
        var data = new Option<string>("--data")
        {
            Description = $"Data with commas between: toys ({string.Join(", ", ToyCatalogue.All.Select(toy => toy.Kind))}), toys, tables "
                + $"({string.Join(", ", RecipeData.TableNames)}), or CSV files by path.",
            DefaultValueFactory = _ => "moons",
        };
        var seeds = new Option<string>("--seeds") { Description = "Seeds, as 1-5 or 1,3,7: each draws its own data, split, weights and order.", DefaultValueFactory = _ => "1-5" };
        var set = new Option<string[]>("--set")
        {
            Description = "A setting that replaces the preset's, as training.epochs=40; may be given several times. To try a change before it becomes a preset.",
            AllowMultipleArgumentsPerToken = true,
        };
        var threads = new Option<int>("--threads") { Description = "Threads of each run; 0: all cores." };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for recipes.json and recipes.md. Runs that recipes.json already holds are not repeated.",
            DefaultValueFactory = _ => new DirectoryInfo("recipes"),
        };
        var command = new Command("recipes", "Trains presets on data with several seeds and writes down what they reach on a test set never used to choose.")
        {
            presets, data, seeds, set, threads, output,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            Split(result.GetValue(presets)!),
            [.. Split(result.GetValue(data)!).SelectMany(RecipeData.Expand)],
            Seeds(result.GetValue(seeds)!),
            result.GetValue(set) ?? [],
            result.GetValue(threads),
            result.GetValue(output)!.FullName,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<string> presets,
        IReadOnlyList<RecipeData> data,
        IReadOnlyList<int> seeds,
        IReadOnlyList<string> changes,
        int threads,
        string folder,
        CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var book = RecipeBook.Open(folder);
        var wanted =
            (from preset in presets from source in data from seed in seeds select RecipeRun.Plan(preset, source, seed, changes)).ToList();
        foreach (var error in wanted.SelectMany(run => run.Errors).Distinct())
        {
            await Console.Error.WriteLineAsync($"{error.Field}: {error.Message}");
        }

        if (wanted.Exists(run => run.Errors.Count > 0))
        {
            return 2;
        }

        foreach (var (index, run) in wanted.Index())
        {
            var known = book.Find(run.Key);
            var result = known ?? await RecipeRunner.RunAsync(run, threads, cancellationToken);
            book.Add(result);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"[{index + 1}/{wanted.Count}] {result.Line}{(known is null ? "" : "  (known)")}"));
        }

        RecipeTable.Write(Path.Combine(folder, "recipes.md"), [.. wanted.Select(run => book.Find(run.Key)!)]);
        return 0;
    }

    private static List<string> Split(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static List<int> Seeds(string text)
    {
        var seeds = new List<int>();
        foreach (var part in Split(text))
        {
            var ends = part.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
            seeds.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return seeds;
    }
}
