using System.Runtime.Versioning;

namespace RealNvp.Engine.Torch;

/// <summary>
/// A place for a library that is written before it is loaded. Code is loaded from here, so nobody but this user may be able to write
/// to it, and several processes may come at once: a file appears under its name by rename, whole or not at all.
/// </summary>
internal sealed class NativeCopy : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly Func<string> _openFolder;
    private readonly string _name;
    private readonly bool _isTemporary;
    private string? _folder;

    private NativeCopy(Func<string> openFolder, string name, bool isTemporary) => (_openFolder, _name, _isTemporary) = (openFolder, name, isTemporary);

    /// <summary>A folder that stays, so that later processes find the copy.</summary>
    [SupportedOSPlatform("linux")]
    public static NativeCopy Cached(string folder, string name) => new(
        () =>
        {
            Directory.CreateDirectory(folder, OwnerOnly);
            File.SetUnixFileMode(folder, OwnerOnly); // Fails where the folder belongs to somebody else.
            return folder;
        },
        name,
        isTemporary: false);

    /// <summary>A fresh folder with an unguessable name, removed on dispose: Linux keeps a loaded library without its file.</summary>
    public static NativeCopy Temporary(string name) => new(() => Directory.CreateTempSubdirectory("realnvp-").FullName, name, isTemporary: true);

    /// <summary>Writes the library unless exactly these bytes are there already.</summary>
    /// <returns>Full path of the copy.</returns>
    public string Put(byte[] image)
    {
        _folder = _openFolder();
        var file = Path.Combine(_folder, _name);
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(image))
        {
            var draft = Path.Combine(_folder, $"{_name}.{Environment.ProcessId}.{Guid.NewGuid():N}");
            File.WriteAllBytes(draft, image);
            File.Move(draft, file, overwrite: true);
        }

        return file;
    }

    public void Dispose()
    {
        if (_isTemporary && _folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
