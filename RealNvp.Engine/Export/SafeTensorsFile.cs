namespace RealNvp.Engine.Export;

/// <summary>
/// The content of a safetensors file (https://huggingface.co/docs/safetensors: eight bytes of header length, a JSON header with name, type,
/// shape and byte range of each tensor, then the bytes).
/// </summary>
/// <param name="Tensors">In the file's order; names differ.</param>
/// <param name="Metadata">Texts by name.</param>
public sealed record SafeTensorsFile(IReadOnlyList<SafeTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The tensor of that name, or null.</summary>
    public SafeTensor? Find(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="SafeTensorsException">There is none.</exception>
    public SafeTensor Get(string name) => Find(name) ?? throw new SafeTensorsException($"The file has no tensor {name}.");

    /// <summary>Writes the file at once or not at all.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream => SafeTensorsWriter.Write(stream, this));

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafeTensorsException">It is cut off, corrupt or of another kind.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SafeTensorsFile Load(string path)
    {
        using var stream = File.OpenRead(path);
        return SafeTensorsReader.Read(stream);
    }
}
