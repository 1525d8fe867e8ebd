using System.Numerics;
using System.Text.Json;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Golden;

/// <summary>Reference vectors of one flow, computed in float64 by an independent implementation and printed with 10 digits.</summary>
public sealed class GoldenCase
{
    private readonly JsonElement _root;

    private GoldenCase(JsonElement root)
    {
        _root = root;
        var config = root.GetProperty("config");
        int Config(string name) => config.GetProperty(name).GetInt32();
        Shape = new FlowShape(Config("inputDim"), Config("couplingLayers"), Config("hiddenSize"), Config("hiddenLayers"));
        Layout = new ParameterLayout(Shape);
        L2 = config.GetProperty("l2").GetDouble();
        LearningRate = config.GetProperty("adam").GetProperty("lr").GetDouble();
    }

    public static TheoryData<string> Names => ["seed-2d", "five-d-odd"];

    public FlowShape Shape { get; }

    public ParameterLayout Layout { get; }

    public double L2 { get; }

    public double LearningRate { get; }

    public static GoldenCase Load(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        return new GoldenCase(JsonDocument.Parse(File.ReadAllText(file)).RootElement);
    }

    public double Number(string name) => _root.GetProperty(name).GetDouble();

    /// <summary>A list, or a list of lists row-major.</summary>
    public T[] Numbers<T>(string name)
        where T : INumberBase<T> => [.. Flatten(_root.GetProperty(name)).Select(T.CreateChecked)];

    /// <summary>Named pieces gathered into a flat buffer; every view of the layout must be there with its shape, and no other.</summary>
    public T[] Flat<T>(string name)
        where T : INumberBase<T>
    {
        var pieces = _root.GetProperty(name);
        Assert.Equal(Layout.Views.Select(view => view.Name).Order(), pieces.EnumerateObject().Select(p => p.Name).Order());
        var flat = new T[Layout.Length];
        foreach (var view in Layout.Views)
        {
            var piece = pieces.GetProperty(view.Name);
            Assert.Equal(view.Shape[0], piece.GetArrayLength());
            var values = Flatten(piece).Select(T.CreateChecked).ToArray();
            values.CopyTo(view.Of<T>(flat.AsSpan()));
            Assert.Equal(view.Length, values.Length);
        }

        return flat;
    }

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten)
        : [element.GetDouble()];
}
