using System.Reflection;
using SkiaSharp;

namespace RealNvp.Web.Charts.Pictures.Bitmap;

/// <summary>
/// The letters of bitmaps: Inter, which travels with the program, so that a picture looks the same on a server without any font. It comes as a library
/// of which nothing but its file of resources is read (an index of name, place and length, then the files).
/// </summary>
public static class InterFont
{
    private const string Library = "Avalonia.Fonts.Inter.dll";
    private const string Resources = "!AvaloniaResources";
    private const int IndexVersion = 2;

    public static SKTypeface Regular { get; } = Load("Regular");

    public static SKTypeface SemiBold { get; } = Load("SemiBold");

    private static SKTypeface Load(string weight)
    {
        using var stream = Open();
        using var reader = new BinaryReader(stream);
        var start = reader.ReadInt32() + sizeof(int);
        if (reader.ReadInt32() != IndexVersion)
        {
            throw new InvalidOperationException($"{Library} keeps its fonts in a form that is not known here; take the version that the project names.");
        }

        for (var files = reader.ReadInt32(); files > 0; files--)
        {
            var (path, offset, length) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            if (path.EndsWith($"Inter-{weight}.ttf", StringComparison.Ordinal))
            {
                stream.Position = start + offset;
                using var data = SKData.CreateCopy(reader.ReadBytes(length));
                return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{path} is no font.");
            }
        }

        throw new InvalidOperationException($"{Library} holds no Inter-{weight}.ttf.");
    }

    private static Stream Open()
    {
        using var library = typeof(InterFont).Assembly.GetManifestResourceStream(Library) ?? throw new InvalidOperationException($"{Library} is not embedded.");
        using var content = new MemoryStream();
        library.CopyTo(content);
        return Assembly.Load(content.ToArray()).GetManifestResourceStream(Resources) ?? throw new InvalidOperationException($"{Library} holds no resources.");
    }
}
