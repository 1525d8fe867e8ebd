using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Checkpoints;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Target => _folder.File("checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_comes_back_bitwise()
    {
        var checkpoint = SampleCheckpoint.Create();
        CheckpointFile.Save(Target, checkpoint);

        var loaded = CheckpointFile.Load(Target);

        Assert.Equal(SpecJson.Serialize(checkpoint.Spec), SpecJson.Serialize(loaded.Spec));
        Assert.Equal("hash", loaded.DataHash);
        Assert.Equal(checkpoint.State.Parameters, loaded.State.Parameters);
        Assert.Equal(checkpoint.State.Adam.FirstMoment.ToArray(), loaded.State.Adam.FirstMoment.ToArray());
        Assert.Equal(checkpoint.State.Adam.SecondMoment.ToArray(), loaded.State.Adam.SecondMoment.ToArray());
        Assert.Equal(7, loaded.State.Adam.Steps);
        Assert.Equal(checkpoint.State.Average, loaded.State.Average);
        var (best, loadedBest) = (checkpoint.State.Best!, loaded.State.Best!);
        Assert.Equal(best.Weights, loadedBest.Weights);
        Assert.Equal(best.Parameters, loadedBest.Parameters);
        Assert.Equal(best.Adam!.FirstMoment.ToArray(), loadedBest.Adam!.FirstMoment.ToArray());
        Assert.Equal(best.Adam.SecondMoment.ToArray(), loadedBest.Adam.SecondMoment.ToArray());
        Assert.Equal(5, loadedBest.Adam.Steps);
        Assert.Equal(checkpoint.State.Position.Shuffle, loaded.State.Position.Shuffle);
        Assert.Equal(checkpoint.State.Position with { Shuffle = loaded.State.Position.Shuffle }, loaded.State.Position);
    }

    [Fact]
    public void A_state_before_the_first_epoch_has_no_metrics_yet_and_comes_back_so()
    {
        var state = TrainingState.Initial(new ParameterLayout(new FlowShape(2, 1, 2, 1)), new TrainingSpec());
        CheckpointFile.Save(Target, new Checkpoint(new RunSpec(), "hash", state, "kernels"));

        var position = CheckpointFile.Load(Target).State.Position;

        Assert.True(double.IsNaN(position.TrainNll));
        Assert.True(double.IsPositiveInfinity(position.BestValNll));
    }

    [Fact]
    public void Files_cut_off_anywhere_are_refused()
    {
        CheckpointFile.Save(Target, SampleCheckpoint.Create());
        var whole = File.ReadAllBytes(Target);
        for (var length = 0; length < whole.Length; length += length < 64 ? 1 : 97)
        {
            File.WriteAllBytes(Target, whole[..length]);
            var error = Assert.Throws<CheckpointException>(() => CheckpointFile.Load(Target));
            Assert.Contains(Target, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused()
    {
        CheckpointFile.Save(Target, SampleCheckpoint.Create());
        var whole = File.ReadAllBytes(Target);
        for (var i = 0; i < whole.Length; i += 41)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x10;
            File.WriteAllBytes(Target, damaged);
            Assert.Throws<CheckpointException>(() => CheckpointFile.Load(Target));
        }
    }

    [Theory]
    [InlineData(3, "Continue it with the newer program.")]
    [InlineData(1, "Start the run afresh.")]
    public void Another_format_is_refused_with_the_program_that_wrote_it(int version, string advice)
    {
        CheckpointFile.Save(Target, SampleCheckpoint.Create());
        var file = SafeTensorsFile.Load(Target);
        var header = file.Metadata["checkpoint"].Replace("\"version\":2", $"\"version\":{version},\"unheardOf\":[]", StringComparison.Ordinal)
            .Replace($"\"engine\":\"{EngineVersion.Number}\"", "\"engine\":\"9.9.9\"", StringComparison.Ordinal);
        (file with { Metadata = new Dictionary<string, string> { ["checkpoint"] = header, ["sha256"] = "of another kind" } }).Save(Target);

        var message = Assert.Throws<CheckpointException>(() => CheckpointFile.Load(Target)).Message;

        Assert.Contains($"format {version}, written by version 9.9.9", message, StringComparison.Ordinal);
        Assert.EndsWith(advice, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_do_not_belong_together_are_refused()
    {
        var file = SafeTensorsFile.Load(Save());
        var shorter = SafeTensor.Of("adam.m", new float[3], 3);
        (file with { Tensors = [.. file.Tensors.Where(tensor => tensor.Name != "adam.m"), shorter] }).Save(Target);

        Assert.Throws<CheckpointException>(() => CheckpointFile.Load(Target));

        string Save()
        {
            CheckpointFile.Save(Target, SampleCheckpoint.Create());
            return Target;
        }
    }

    [Fact]
    public void A_missing_file_and_a_file_of_another_kind_are_refused()
    {
        Assert.Contains("cannot be read", Assert.Throws<CheckpointException>(() => CheckpointFile.Load(_folder.File("none"))).Message, StringComparison.Ordinal);

        new SafeTensorsFile([], new Dictionary<string, string>()).Save(Target);
        Assert.Contains("is not a checkpoint", Assert.Throws<CheckpointException>(() => CheckpointFile.Load(Target)).Message, StringComparison.Ordinal);
    }
}
