using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List.Columns;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

public class RunColumnsTests
{
    [Fact]
    public void A_choice_comes_back_from_its_own_text()
    {
        const string Text = "!name:300,!gap,batchSize:90,testNll";
        Assert.Equal(Text, RunColumns.Write(RunColumns.Read(Text)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("nonsense,:7,!", null)]
    [InlineData("gap", "!name,gap")]
    [InlineData("gap,gap:90,name,GAP", "gap,name")]
    [InlineData("gap:1,name:99999", "gap:48,name:800")]
    [InlineData("gap,!name,l2,!status", "!name,!status,gap,l2")]
    public void What_makes_no_sense_is_passed_over_and_pinned_columns_come_first(string? text, string? read) =>
        Assert.Equal(read, RunColumns.Write(RunColumns.Read(text)));

    [Fact]
    public void Columns_are_shown_hidden_moved_and_pinned()
    {
        var choices = RunColumns.Read("!name,gap,l2");
        RunColumn Column(string key) => RunColumns.All.Single(column => column.Key == key);

        Assert.Equal("!name,gap,l2,testGap", RunColumns.Write(RunColumns.Toggle(choices, Column("testGap"))));
        Assert.Equal("!name,l2", RunColumns.Write(RunColumns.Toggle(choices, Column("gap"))));
        Assert.Equal("!name,gap,l2", RunColumns.Write(RunColumns.Toggle(choices, Column("name"))));
        Assert.Equal("!name,l2,gap", RunColumns.Write(RunColumns.Move(choices, Column("gap"), 1)));
        Assert.Equal("!name,gap,l2", RunColumns.Write(RunColumns.Move(choices, Column("gap"), -1)));
        Assert.Equal("!name,!l2,gap", RunColumns.Write(RunColumns.Change(choices, choices[2] with { IsPinned = true })));
    }

    [Fact]
    public void Every_field_of_the_language_has_a_column_that_says_something()
    {
        var run = RunFactory.Run("a") with
        {
            TestNll = 1.2,
            TestGap = 0.07,
            Tags = ["x", "y"],
            SpecJson = SpecJson.Serialize(new RunSpec { Training = new TrainingSpec { BatchSize = 512, KeepBest = false } }),
        };
        string Text(string name) => FieldText.Of(QueryFields.Find(name)!, run);

        Assert.All(QueryFields.All.Where(field => !field.IsSearchOnly), field => Assert.NotEmpty(FieldText.Of(field, run)));
        Assert.Equal(("512", "no", "adam", "moons"), (Text("batchSize"), Text("keepBest"), Text("optimizer"), Text("kind")));
        Assert.Equal(("1.200", "+0.070", "x, y", "–"), (Text("testNll"), Text("testGap"), Text("tag"), Text("failure")));
    }

    [Fact]
    public void Pinned_columns_lie_behind_each_other()
    {
        var layout = new ColumnLayout(RunColumns.Read("!status:100,!name:200,gap"), isFixed: true);

        Assert.Equal(["left:36px", "left:136px", null], layout.Choices.Select(layout.StyleOf));
        Assert.EndsWith("is-pinned", layout.ClassOf(layout.Choices[1]), StringComparison.Ordinal);
        Assert.Null(new ColumnLayout(RunColumns.Usual, isFixed: false).StyleOf(RunColumns.Usual[0]));
    }
}
