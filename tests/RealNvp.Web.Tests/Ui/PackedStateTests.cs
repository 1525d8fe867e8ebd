using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Tests.Features.Fakes;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Tests.Ui;

public class PackedStateTests
{
    [Fact]
    public void What_was_packed_is_what_is_unpacked()
    {
        ComparedRun[] runs = [.. Enumerable.Range(0, 50).Select(i => new ComparedRun(RunFactory.Run($"r{i}", RunStatus.Running) with { ValNll = i / 7.0 }, "red", $"run {i}", [0, i], "moons"))];

        var packed = PackedState.Pack(runs);

        Assert.Equal(SpecJson.Serialize(runs), SpecJson.Serialize(PackedState.Unpack<ComparedRun[]>(packed)));
        Assert.True(packed.Length < SpecJson.Serialize(runs).Length / 5, $"{packed.Length} characters");
    }
}
