using AngleSharp.Html.Parser;
using RealNvp.Web.Features.Runs.Notes;

namespace RealNvp.Web.Tests.Features.Runs.Notes;

/// <summary>What a note may show, and that nothing in it acts in the reader's name.</summary>
public class NoteHtmlTests
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "ins", "mark", "sub", "sup", "a", "ul", "ol", "li", "blockquote", "code", "pre",
        "table", "thead", "tbody", "tr", "th", "td",
    ];

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<object data=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\"></object>",
        "<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>",
        "<div style=\"position:fixed;inset:0;background:url(https://evil.example/)\">x</div>",
        "<style>*{display:none}</style>",
        "<link rel=stylesheet href=https://evil.example/a.css>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
        "<base href=https://evil.example/>",
        "<form action=https://evil.example/><input name=q><button>go</button></form>",
        "<p id=app name=app class=mud-dialog>x</p>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "<javascript:alert&#40;1&#41;>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x](https://a.example \"t\\\" onmouseover=alert(1) x=\\\"\")",
        "[x](https://a.example/\"onmouseover=\"alert(1))",
        "![x](https://evil.example/pixel.gif)",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](a.png)",
        "![x][p]\n\n[p]: https://evil.example/pixel.gif",
        "```html\" onclick=\"alert(1)\nx\n```",
        "`<script>alert(1)</script>`",
        "# x {onclick=alert(1) style=position:fixed}",
        "|a|\n|:-:|\n|<img src=x onerror=alert(1)>|",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<b\u0000><script\u0000>alert(1)</script>",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Nothing_in_a_note_runs_fetches_or_covers_the_page(string markdown)
    {
        var html = NoteHtml.Of(markdown);

        var document = new HtmlParser().ParseDocument($"<body><div id=note>{html}</div></body>");
        var note = document.GetElementById("note")!;
        Assert.Equal(1, document.Body!.ChildElementCount);
        Assert.All(note.QuerySelectorAll("*"), element => Assert.Contains(element.LocalName, Tags));
        Assert.All(note.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute => Assert.Contains(attribute.Name, (string[])["href", "title", "start", "rel", "target"]));
        Assert.All(note.QuerySelectorAll("[href]"), link => Assert.Matches("^(https?://|mailto:|[^:]*$)", link.GetAttribute("href")!));
    }

    [Fact]
    public void A_note_has_headings_lists_tables_code_and_emphasis()
    {
        var html = NoteHtml.Of("# Plan\n\n- **one**\n- ~~two~~\n\n3. three\n\n|a|b|\n|-|-|\n|1|2|\n\n```cs\nx < y\n```\n\n> said");

        Assert.Contains("<h1>Plan</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>one</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<del>two</del>", html, StringComparison.Ordinal);
        Assert.Contains("<ol start=\"3\">", html, StringComparison.Ordinal);
        Assert.Contains("<td>2</td>", html, StringComparison.Ordinal);
        Assert.Contains("x &lt; y", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](https://a.example/b)", "https://a.example/b", "x")]
    [InlineData("see https://a.example/b", "https://a.example/b", "https://a.example/b")]
    [InlineData("[x](/runs/k7m2xq9c4d)", "/runs/k7m2xq9c4d", "x")]
    [InlineData("![curve](https://a.example/c.png)", "https://a.example/c.png", "curve")]
    [InlineData("![](https://a.example/c.png)", "https://a.example/c.png", "picture")]
    public void A_link_opens_apart_and_vouches_for_nothing_and_a_picture_is_a_link(string markdown, string href, string text)
    {
        var link = Assert.Single(new HtmlParser().ParseDocument(NoteHtml.Of(markdown)).QuerySelectorAll("a"));

        Assert.Equal((href, text, "noopener nofollow", "_blank"), (link.GetAttribute("href"), link.TextContent, link.GetAttribute("rel"), link.GetAttribute("target")));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("|")]
    public void A_text_that_is_nested_without_end_is_shown_all_the_same(string piece) =>
        Assert.NotEmpty(NoteHtml.Of(string.Concat(Enumerable.Repeat(piece, NoteRules.MaxLength / piece.Length)) + "x"));

    [Fact]
    public void A_small_text_that_would_make_a_table_of_millions_is_shown_as_it_was_typed()
    {
        var head = "|" + string.Concat(Enumerable.Repeat("a|", 1000)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 1000)) + "\n";

        Assert.StartsWith("<pre>|a|a|", NoteHtml.Of(head + string.Concat(Enumerable.Repeat("|\n", 300))), StringComparison.Ordinal);
        Assert.Contains("<td>7</td>", NoteHtml.Of("| a | b |\n|---|---|\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"| {i} | x |\n"))), StringComparison.Ordinal);
    }
}
