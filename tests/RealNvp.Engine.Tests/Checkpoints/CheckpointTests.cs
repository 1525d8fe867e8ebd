using RealNvp.Engine.Checkpoints;

namespace RealNvp.Engine.Tests.Checkpoints;

public sealed class CheckpointTests
{
    [Fact]
    public void Another_spec_is_refused_and_the_differences_are_named()
    {
        var checkpoint = SampleCheckpoint.Create();
        var other = checkpoint.Spec with
        {
            Name = "renamed",
            Model = checkpoint.Spec.Model with { HiddenSize = 99 },
            Training = checkpoint.Spec.Training with { LearningRate = 0.5 },
        };

        var error = Assert.Throws<CheckpointException>(() => checkpoint.EnsureFits(other, "hash"));

        Assert.Contains("model.hiddenSize is 64 in the checkpoint and 99 in the spec", error.Message, StringComparison.Ordinal);
        Assert.Contains("training.learningRate is 0.002 in the checkpoint and 0.5", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("renamed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_and_tags_may_change()
    {
        var checkpoint = SampleCheckpoint.Create();

        checkpoint.EnsureFits(checkpoint.Spec with { Name = "renamed", Tags = ["x"] }, "hash");
    }

    [Fact]
    public void Other_rows_are_refused()
    {
        var checkpoint = SampleCheckpoint.Create();

        var error = Assert.Throws<CheckpointException>(() => checkpoint.EnsureFits(checkpoint.Spec, "another"));

        Assert.Contains("other data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_keeps_the_last_few_and_finds_the_newest()
    {
        using var temp = new TempFolder();
        var folder = new CheckpointFolder(temp.Path);
        Assert.Empty(folder.NewestFirst());
        foreach (var steps in (long[])[5, 90, 1000, 20_000])
        {
            folder.Save(SampleCheckpoint.Create(steps));
        }

        Assert.Equal(
            ["checkpoint-0000000090.safetensors", "checkpoint-0000001000.safetensors", "checkpoint-0000020000.safetensors"],
            Directory.GetFiles(temp.Path).Select(Path.GetFileName).Order());
        Assert.Equal(20_000, CheckpointFile.Load(folder.NewestFirst()[0]).State.Adam.Steps);

        folder.DropAfter(1000);
        Assert.Equal(1000, CheckpointFile.Load(folder.NewestFirst()[0]).State.Adam.Steps);
    }
}
