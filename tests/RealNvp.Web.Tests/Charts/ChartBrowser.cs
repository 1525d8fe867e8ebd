using System.Text.Json;
using Microsoft.JSInterop;

namespace RealNvp.Web.Tests.Charts;

/// <summary>A browser that knows only the charts' module and notes what is asked of it, as it would arrive there: names in camelCase.</summary>
internal sealed class ChartBrowser : IJSRuntime, IJSObjectReference
{
    /// <summary>Names of the functions that created charts, with their descriptions.</summary>
    public List<(string Function, JsonElement Spec)> Created { get; } = [];

    /// <summary>Descriptions given to existing charts, with the raw arguments.</summary>
    public List<(JsonElement Spec, object?[] Arguments)> Updates { get; } = [];

    public int Imports { get; private set; }

    public int Disposals { get; private set; }

    /// <summary>The raw arguments of the last creation.</summary>
    public object?[] LastArguments { get; private set; } = [];

    /// <summary>Holds creations back until set.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>What every call throws, or null.</summary>
    public Exception? Failure { get; set; }

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        switch (identifier)
        {
            case "import":
                Imports++;
                return (TValue)(object)this;
            case "update":
                Updates.Add((JsonSerializer.SerializeToElement(args![0], JsonSerializerOptions.Web), args));
                return default!;
            case "dispose":
                Disposals++;
                return default!;
            default:
                LastArguments = args!;
                Created.Add((identifier, JsonSerializer.SerializeToElement(args![1], JsonSerializerOptions.Web)));
                if (Gate is not null)
                {
                    await Gate.Task;
                }

                return (TValue)(object)this;
        }
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
