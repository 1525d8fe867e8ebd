using RealNvp.Data.Runs.Filters;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Language;

namespace RealNvp.Web.Tests.Features.Runs.Language;

public class RunQueryLanguageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("moons wide", "(moons & wide)")]
    [InlineData("\"two words\" and 'it\\'s'", "(two words & it's)")]
    [InlineData("l2 > 0 and hiddenSize in (64, 128) and tag = \"sweep-3\"", "(L2 > 0 & (HiddenSize = 64 | HiddenSize = 128) & Tag = sweep-3)")]
    [InlineData("a or b c", "(a | (b & c))")]
    [InlineData("(a or b) c", "((a | b) & c)")]
    [InlineData("not a and b", "(!a & b)")]
    [InlineData("not (a and b)", "!(a & b)")]
    [InlineData("NOT tag IN (x)", "!(Tag = x)")]
    [InlineData("tag not in (x, y)", "!(Tag = x | Tag = y)")]
    [InlineData("name ~ moon or name !~ \"x\"", "(Name contains moon | !Name contains x)")]
    [InlineData("gap != none", "!Gap = none")]
    [InlineData("learningRate<=1e-3", "LearningRate <= 0.001")]
    [InlineData("status = done", "Status = 2")]
    [InlineData("keepBest = true batchSize==64", "(training.keepBest = 1 & training.batchSize = 64)")]
    [InlineData("training.seed = 7 dataset.seed = 8 seed = 9", "(training.seed = 7 & dataset.seed = 8 & training.seed = 9)")]
    [InlineData("optimizer = ADAMW", "training.optimizer = adamW")]
    [InlineData("age < 2h", "CreatedAt > 2026-03-10 10:00:00")]
    [InlineData("createdAt = 2026-03-01", "(CreatedAt >= 2026-03-01 00:00:00 & CreatedAt < 2026-03-02 00:00:00)")]
    [InlineData("created > 2026-03-01", "CreatedAt >= 2026-03-02 00:00:00")]
    [InlineData("createdAt <= \"2026-03-01 14:30\"", "CreatedAt < 2026-03-01 14:31:00")]
    [InlineData("seconds >= 5min", "Seconds >= 300")]
    [InlineData("nll < -1.5", "BestValNll < -1.5")]
    [InlineData("lr > 0.001 bs = 64", "(LearningRate > 0.001 & training.batchSize = 64)")]
    [InlineData("R&D \"&\"", "(R&D & &)")]
    [InlineData("gap", "gap")]
    [InlineData("in-house \"and\"", "(in-house & and)")]
    public void A_query_means(string text, string meaning)
    {
        var parsed = RunQueryLanguage.Parse(text, Now);
        Assert.Null(parsed.Error);
        Assert.Equal(meaning, FilterText.Of(parsed.Filter!));
    }

    [Theory]
    [InlineData("sort by gap", "Gap")]
    [InlineData("moons sort by testNll desc, l2 asc, batchSize", "-TestNll L2 training.batchSize")]
    [InlineData("sort by age", "-CreatedAt")]
    [InlineData("sort by createdAt desc", "-CreatedAt")]
    public void An_order_means(string text, string meaning) => Assert.Equal(
        meaning, string.Join(' ', RunQueryLanguage.Parse(text, Now).Orders.Select(order => (order.Descending ? "-" : "") + FilterText.Of(order.Field))));

    [Theory]
    [InlineData("hidenSize = 64", 0, 9, "did you mean hiddenSize?")]
    [InlineData("layers > 4", 0, 6, "did you mean couplingLayers or hiddenLayers?")]
    [InlineData("hidden > 4", 0, 6, "did you mean hiddenSize or hiddenLayers?")]
    [InlineData("loss < 1", 0, 4, "did you mean bestValNll, valNll or trainNll?")]
    [InlineData("wd > 0", 0, 2, "did you mean l2?")]
    [InlineData("xy > 0", 0, 2, "There is no field xy; there are")]
    [InlineData("gap<0.1 & l2=0", 8, 1, "& means nothing here; conditions are joined by and")]
    [InlineData("gap<0.1 || l2=0", 8, 2, "joined by or")]
    [InlineData("gap<0.1&l2=0", 4, 6, "joined by and or or")]
    [InlineData("gap < 0,5", 6, 3, "Decimals are written with a point: 0.5")]
    [InlineData("gap < -1,25 and l2 = 0", 6, 5, "Decimals are written with a point: -1.25")]
    [InlineData("gap < 1, 5", 7, 1, "cannot stand here")]
    [InlineData("moons and xyzzy > 1", 10, 5, "There is no field xyzzy")]
    [InlineData("l2 > zero", 5, 4, "a number, like 64 or 1e-4")]
    [InlineData("l2 >", 4, 0, "A value for l2 is missing")]
    [InlineData("l2 ~ 3", 3, 1, "l2 is not a text")]
    [InlineData("name < x", 5, 1, "name is a text")]
    [InlineData("status = finished", 9, 8, "queued, running, completed, failed, cancelled, done")]
    [InlineData("status > failed", 7, 1, "=, != or in")]
    [InlineData("tag in x", 7, 1, "a list in parentheses: tag in (a, b)")]
    [InlineData("hiddenSize in (64, 128", 22, 0, "not closed")]
    [InlineData("hiddenSize in (64 128)", 18, 3, "commas")]
    [InlineData("(a or b", 0, 1, "not closed")]
    [InlineData("a)", 1, 1, "closes nothing")]
    [InlineData("a and", 5, 0, "A condition is missing here")]
    [InlineData("and a", 0, 3, "A condition is missing before")]
    [InlineData("= 3", 0, 1, "name of a field is missing")]
    [InlineData("name = \"open", 7, 5, "not closed")]
    [InlineData("! a", 0, 1, "! alone means nothing")]
    [InlineData("sort by tag", 8, 3, "several tags")]
    [InlineData("sort by", 7, 0, "field to sort by is missing")]
    [InlineData("sort by gap moons", 12, 5, "cannot stand here")]
    [InlineData("createdAt > yesterday", 12, 9, "a date like 2026-03-01")]
    [InlineData("age < 3", 6, 1, "a time like 30min, 2h or 7d")]
    [InlineData("l2 > none", 3, 1, "none goes with = and !=")]
    [InlineData("l2 > 1e999", 5, 5, "a number")]
    public void An_error_says_where_and_what_is_allowed(string text, int position, int length, string told)
    {
        var error = RunQueryLanguage.Parse(text, Now).Error;
        Assert.NotNull(error);
        Assert.Equal((position, length), (error.Position, error.Length));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_and_length_have_a_limit()
    {
        Assert.Contains("nested", RunQueryLanguage.Parse(new string('(', 900) + "a" + new string(')', 900), Now).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("nested", RunQueryLanguage.Parse(string.Concat(Enumerable.Repeat("not ", 400)) + "a", Now).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("2,000", RunQueryLanguage.Parse(new string('a', 2001), Now).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_within_its_own_text()
    {
        string[] pieces = ["gap", "tag", "<", "=", "!", "~", "(", ")", ",", "\"", "'", "and", "or", "not", "in", "sort", "by", "desc", "none", "1e3", "é", "\\", " ", "  "];
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            if (RunQueryLanguage.Parse(text, Now).Error is { } error)
            {
                Assert.InRange(error.Position, 0, text.Length);
                Assert.InRange(error.Position + error.Length, error.Position, text.Length);
            }
        }
    }

    [Fact]
    public void Every_setting_can_be_asked_for_under_its_path_and_its_own_name()
    {
        foreach (var setting in SettingCatalogue.All.Where(setting => setting.Group.Length > 0))
        {
            Assert.NotNull(QueryFields.Find(setting.Path));
            Assert.NotNull(QueryFields.Find(setting.Name));
        }
    }

    [Theory]
    [InlineData("sweep-3", "sweep-3")]
    [InlineData("lecture 3", "\"lecture 3\"")]
    [InlineData("a \"b\" \\", "\"a \\\"b\\\" \\\\\"")]
    [InlineData("and", "\"and\"")]
    [InlineData("", "\"\"")]
    public void A_quoted_text_is_read_as_itself(string text, string quoted)
    {
        Assert.Equal(quoted, RunQueryLanguage.Quote(text));
        var filter = Assert.IsType<Comparison>(RunQueryLanguage.Parse("name = " + quoted, Now).Filter);
        Assert.Equal(text, filter.Value);
    }

    [Theory]
    [InlineData(null, "tag = x")]
    [InlineData("moons", "moons and tag = x")]
    [InlineData("a or b", "(a or b) and tag = x")]
    [InlineData("a or b sort by gap", "(a or b) and tag = x sort by gap")]
    [InlineData("sort by gap", "tag = x sort by gap")]
    public void A_query_is_narrowed_by_a_further_condition(string? text, string narrowed) =>
        Assert.Equal(narrowed, RunQueryLanguage.And(text, "tag = x"));
}
