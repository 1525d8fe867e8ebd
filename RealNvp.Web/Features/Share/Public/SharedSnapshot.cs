using RealNvp.Engine.Export;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Point sets of a shared run.</summary>
public static class SharedSnapshot
{
    /// <summary>Of a table only what the flow makes: its rows, and where they go, are not given away by a link.</summary>
    private static readonly string[] OpenOfTables = ["noise", "generated"];

    public static SafeTensorsFile Read(SharedRun run, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var stream = new MemoryStream(content);
        var file = SafeTensorsReader.Read(stream);
        return run.ShowsData ? file : new SafeTensorsFile([.. file.Tensors.Where(tensor => OpenOfTables.Contains(tensor.Name))], new Dictionary<string, string>());
    }

    /// <summary>The file as it may leave.</summary>
    public static byte[] Open(SharedRun run, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.ShowsData)
        {
            return content;
        }

        using var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, Read(run, content));
        return stream.ToArray();
    }
}
