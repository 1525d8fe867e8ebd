using System.Text;
using RealNvp.Data.Datasets;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Tests.Features.Datasets;

public class DatasetServiceTests : DatasetContext
{
    [Fact]
    public async Task An_upload_is_kept_with_its_columns_statistics_and_file()
    {
        using var file = await StageAsync(Table(), @"C:\data\my table.csv");

        var result = await Datasets.SaveAsync(new DatasetUpload { File = file }, Ct);

        var saved = result.Dataset!;
        Assert.Equal(("my table", "my table.csv", 30), (saved.Name, saved.FileName, saved.Rows));
        Assert.Equal(["x", "y"], saved.Columns);
        Assert.Equal((1, 900), (saved.Statistics[0].Min, saved.Statistics[1].Max));
        Assert.Equal(new CsvFormat(',', '.', HasHeader: true), saved.Format);
        Assert.Equal(64, saved.Sha256.Length);
        using var content = new MemoryStream();
        Assert.True(await Store.CopyContentToAsync(saved.Id, content, Ct));
        Assert.Equal(Table(), Encoding.UTF8.GetString(content.ToArray()));
    }

    [Fact]
    public async Task What_a_run_is_given_reads_the_same_rows_from_the_file()
    {
        using var file = await StageAsync(Table(more: "31,NA\n"));
        var saved = (await Datasets.SaveAsync(new DatasetUpload { File = file, Columns = ["y", "x"], DropMissingRows = true }, Ct)).Dataset!;

        var resolved = (await Datasets.ResolveAsync(saved.Id, Ct))!;

        Assert.Equal((30, 1), (saved.Rows, saved.DroppedRows));
        Assert.Equal(System.IO.Path.GetFileName(resolved.Source.File), resolved.Source.File);
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Staging.Folder, "run")).FullName;
        await using (var copy = File.Create(System.IO.Path.Combine(folder, resolved.Source.File)))
        {
            await Store.CopyContentToAsync(saved.Id, copy, Ct);
        }

        var loaded = DatasetLoader.Load(new DatasetSpec { Kind = DatasetSpec.CsvKind, Csv = resolved.Source }, folder, Ct);
        Assert.Equal(resolved.Rows, loaded.Table.Rows);
        Assert.Equal(resolved.Columns, loaded.Table.Columns);
        Assert.Equal([1, 1, 4, 2], loaded.Table.Values[..4]);
    }

    [Fact]
    public async Task All_faults_are_named_at_once_and_nothing_is_kept()
    {
        using var file = await StageAsync(Table(more: "31,NA\n32\n"));

        var result = await Datasets.SaveAsync(new DatasetUpload { File = file, Name = new string('n', 10_000), Columns = ["x", "y", "z"] }, Ct);

        Assert.Null(result.Dataset);
        Assert.Equal(["name", "file", "columns", "dropMissingRows"], result.Errors.Select(error => error.Field));
        Assert.Equal("name has 10,000 characters; it must have at most 200.", result.Errors[0].Message);
        Assert.Empty(await Store.ListAsync(Ct));
    }

    [Theory]
    [InlineData("<script>alert(1)</script> 🌙", "<script>alert(1)</script> 🌙")]
    [InlineData("  two\nlines\t ", "two lines")]
    [InlineData("   ", "table")]
    public async Task Names_may_be_anything_people_type(string given, string kept) => Assert.Equal(kept, (await SaveAsync(Table(), given)).Name);

    [Fact]
    public async Task The_list_has_toys_first_and_uploads_newest_first()
    {
        await SaveAsync(Table(), "first");
        var second = await SaveAsync(Table(), "second");

        var list = await Datasets.ListAsync(Ct);

        Assert.Equal([.. ToyCatalogue.All.Select(toy => toy.Kind), second.Id, "set1"], list.Select(choice => choice.Key));
        Assert.Equal((second.Id, "csv"), (list[8].Spec.Id, list[8].Spec.Kind));
        Assert.Equal("30 rows, 2 columns", list[8].Description);
    }

    [Fact]
    public async Task A_toys_preview_are_the_first_points_a_run_would_draw()
    {
        var spec = new DatasetSpec { Kind = "spirals", Noise = 0.2, Seed = 7, Parameters = new Dictionary<string, double> { ["turns"] = 2 } };
        var drawn = DatasetLoader.Load(spec with { Samples = 100 }, ".", Ct).Table.Values;

        var preview = (await Datasets.PreviewAsync(spec, 100, Ct))!;

        Assert.Equal(100, preview.Rows);
        Assert.Equal(drawn.Select(value => (float)value), preview.Points);
        Assert.Equal(2000, (await Datasets.PreviewAsync(spec, int.MaxValue, Ct))!.Rows);
    }

    [Fact]
    public async Task A_preview_of_nothing_is_nothing()
    {
        Assert.Null(await Datasets.PreviewAsync(new DatasetSpec { Kind = "suns" }, 10, Ct));
        Assert.Null(await Datasets.PreviewAsync(new DatasetSpec { Id = "none" }, 10, Ct));
        Assert.Null(await Datasets.PreviewAsync(new DatasetSpec { Kind = "moons", Noise = 99 }, 10, Ct));
    }

    [Fact]
    public async Task An_uploads_preview_are_rows_of_it()
    {
        var saved = await SaveAsync(Table(3000));

        var preview = (await Datasets.PreviewAsync(new DatasetSpec { Id = saved.Id }, 5000, Ct))!;

        Assert.Equal(2000, preview.Rows);
        Assert.All(Enumerable.Range(0, 2000), i => Assert.Equal(preview.Points[2 * i] * preview.Points[2 * i], preview.Points[2 * i + 1]));
    }

    [Fact]
    public async Task A_data_set_in_use_stays_and_the_refusal_counts_the_runs()
    {
        var saved = await SaveAsync(Table());
        Store.Runs[saved.Id] = 3;

        var refused = await Datasets.DeleteAsync(saved.Id, Ct);
        Store.Runs.Clear();
        var deleted = await Datasets.DeleteAsync(saved.Id, Ct);
        var again = await Datasets.DeleteAsync(saved.Id, Ct);

        Assert.Equal(new DatasetDeleteResult(DatasetDeletion.InUse, "3 runs use this data set; delete them first, for good: those in the trash count, too."), refused);
        Assert.Equal(DatasetDeletion.Deleted, deleted.Outcome);
        Assert.Equal(DatasetDeletion.NotFound, again.Outcome);
    }
}
