using System.Net;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RealNvp.Web.Features.Runs.Notes;

/// <summary>
/// A note as HTML for a page. Markdown that contains HTML shows it as text, and what comes out is reduced to the tags and attributes that a note
/// needs: two walls, each of which would do. No picture is fetched from elsewhere, since that would tell another server who reads the note and when;
/// it becomes a link to it.
/// </summary>
public static class NoteHtml
{
    /// <summary>Cells of all tables. A row that is too short is filled up: a wide head over many short lines would make millions of a small text.</summary>
    private const int MostCells = 5_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    public static string Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (CellsOf(markdown) > MostCells)
        {
            return AsTyped(markdown);
        }

        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage))
            {
                picture.IsImage = false;
                if (picture.FirstChild is null)
                {
                    picture.AppendChild(new LiteralInline("picture"));
                }
            }

            return Sanitizer.Sanitize(document.ToHtml(Pipeline));
        }
        catch (ArgumentException)
        {
            // Nested deeper than anybody writes.
            return AsTyped(markdown);
        }
    }

    private static string AsTyped(string markdown) => $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";

    /// <summary>At most so many cells can come of a text: as if every block of lines were a table as wide as its widest line.</summary>
    private static long CellsOf(string markdown)
    {
        long cells = 0;
        var (rows, widest) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                cells += (long)rows * widest;
                (rows, widest) = (0, 0);
                continue;
            }

            (rows, widest) = (rows + 1, Math.Max(widest, line.Count('|')));
        }

        return cells + (long)rows * widest;
    }

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "ins", "mark", "sub", "sup", "a", "ul", "ol", "li", "blockquote",
                "code", "pre", "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        });
        sanitizer.PostProcessNode += (_, args) =>
        {
            if (args.Node is IElement { LocalName: "a" } link)
            {
                link.SetAttribute("rel", "noopener nofollow");
                link.SetAttribute("target", "_blank");
            }
        };
        return sanitizer;
    }
}
