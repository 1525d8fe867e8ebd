using RealNvp.Data.Runs.Filters;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>
/// Reads a query by recursive descent:
/// <code>
/// query      = [ or ] [ "sort" "by" field [ "asc" | "desc" ] { "," field [ "asc" | "desc" ] } ]
/// or         = and { "or" and }
/// and        = unary { [ "and" ] unary }
/// unary      = "not" unary | "(" or ")" | comparison | text
/// comparison = field operator value | field [ "not" ] "in" "(" value { "," value } ")"
/// </code>
/// </summary>
internal sealed class QueryParser(string text, DateTime now)
{
    /// <summary>Deeper nesting than anybody writes would be a way to exhaust the stack.</summary>
    private const int MaxDepth = 50;

    private static readonly string[] Reserved = ["and", "or", "not", "in", "sort", "by", "asc", "desc", "none"];

    private readonly IReadOnlyList<Token> _tokens = Tokenizer.Read(text);
    private int _index;
    private int _depth;

    private Token Current => _tokens[_index];

    private Token Following => _tokens[Math.Min(_index + 1, _tokens.Count - 1)];

    private bool IsSort => Current.Is("sort") && Following.Is("by");

    public static bool IsReserved(string word) => Reserved.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="QueryException">It cannot be read.</exception>
    public ParsedQuery Read()
    {
        var filter = IsSort ? null : Or();
        int? sortPosition = IsSort ? Current.Position : null;
        var orders = IsSort ? Sort() : [];
        if (Current.Kind != TokenKind.End)
        {
            throw DecimalComma() ?? Error(Current, Current.Kind == TokenKind.Close
                ? "This ) closes nothing."
                : $"\"{Current.Text}\" cannot stand here; conditions are joined by and or or, and an order is written sort by field.");
        }

        return new ParsedQuery(filter, orders.ConvertAll(order => new RunOrder(order.Field.Field, order.Descending)),
            orders.ConvertAll(order => order.Field), sortPosition, null);
    }

    /// <summary>A number like 0,5, as half of the world writes it; null: something else stands here.</summary>
    private QueryException? DecimalComma()
    {
        if (Current.Kind != TokenKind.Comma || _index == 0)
        {
            return null;
        }

        var (before, after) = (_tokens[_index - 1], Following);
        return before.Kind == TokenKind.Word && before.End == Current.Position && after.Kind == TokenKind.Word && after.Position == Current.End
            && before.Text.TrimStart('-', '+').All(char.IsAsciiDigit) && char.IsAsciiDigit(after.Text[0])
            ? new QueryException(new QueryError(
                before.Position, after.End - before.Position, $"Decimals are written with a point: {before.Text}.{ShortText.Of(after.Text)}"))
            : null;
    }

    private RunFilter Or()
    {
        if (++_depth > MaxDepth)
        {
            throw Error(Current, $"Conditions are nested deeper than {MaxDepth} times.");
        }

        var parts = new List<RunFilter> { And() };
        while (Current.Is("or"))
        {
            _index++;
            parts.Add(And());
        }

        _depth--;
        return parts is [var only] ? only : new AnyOf(parts);
    }

    private RunFilter And()
    {
        var parts = new List<RunFilter> { Unary() };
        while (true)
        {
            if (Current.Is("and"))
            {
                _index++;
            }
            else if (Current.Kind is TokenKind.End or TokenKind.Close or TokenKind.Comma || Current.Is("or") || IsSort)
            {
                return parts is [var only] ? only : new AllOf(parts);
            }

            parts.Add(Unary());
        }
    }

    private RunFilter Unary()
    {
        if (Current.Is("not"))
        {
            if (++_depth > MaxDepth)
            {
                throw Error(Current, $"Conditions are nested deeper than {MaxDepth} times.");
            }

            _index++;
            var part = Unary();
            _depth--;
            return new Not(part);
        }

        switch (Current.Kind)
        {
            case TokenKind.Open:
                var open = Current;
                _index++;
                var inner = Or();
                if (Current.Kind != TokenKind.Close)
                {
                    throw Error(open, "The ( that stands here is not closed.");
                }

                _index++;
                return inner;
            case TokenKind.Quoted:
            case TokenKind.Word when !IsReserved(Current.Text):
                return ComparisonOrText();
            case TokenKind.Operator:
                throw Error(Current, $"Before {Current.Text} the name of a field is missing.");
            case TokenKind.End:
                throw Error(Current, "A condition is missing here: like l2 > 0, or a word to search for.");
            default:
                throw Error(Current, $"A condition is missing before \"{Current.Text}\"; a word that means something in this language can be searched for in quotes.");
        }
    }

    private RunFilter ComparisonOrText()
    {
        var word = Current;
        _index++;
        var isNotIn = Current.Is("not") && Following.Is("in");
        var isIn = Current.Is("in");
        if (Current.Kind != TokenKind.Operator && !isIn && !isNotIn)
        {
            return new HasText(word.Text);
        }

        var field = FieldAt(word);
        if (isIn || isNotIn)
        {
            _index += isNotIn ? 2 : 1;
            var any = new AnyOf(List(field));
            return isNotIn ? new Not(any) : any;
        }

        var sign = Current;
        _index++;
        return new QueryValues(now).Compare(field, sign, Value(field));
    }

    private List<RunFilter> List(QueryField field)
    {
        if (Current.Kind != TokenKind.Open)
        {
            throw Error(Current, $"After in comes a list in parentheses: {field.Name} in (a, b).");
        }

        var equal = new Token(TokenKind.Operator, "=", Current.Position, 1);
        var values = new QueryValues(now);
        var parts = new List<RunFilter>();
        do
        {
            _index++;
            parts.Add(values.Compare(field, equal, Value(field)));
        }
        while (Current.Kind == TokenKind.Comma);

        if (Current.Kind != TokenKind.Close)
        {
            throw Error(Current, "The list is not closed: values are separated by commas and end with ).");
        }

        _index++;
        return parts;
    }

    private Token Value(QueryField field)
    {
        var value = Current;
        if (value.Kind is not (TokenKind.Word or TokenKind.Quoted) || (value.Kind == TokenKind.Word && IsReserved(value.Text) && !value.Is("none")))
        {
            throw Error(value, $"A value for {field.Name} is missing here; it must be {field.Allowed}.");
        }

        _index++;
        return value;
    }

    private List<(QueryField Field, bool Descending)> Sort()
    {
        var orders = new List<(QueryField, bool)>();
        _index++;
        do
        {
            _index++;
            if (Current.Kind is not (TokenKind.Word or TokenKind.Quoted))
            {
                throw Error(Current, "The name of a field to sort by is missing here.");
            }

            var field = FieldAt(Current);
            if (!field.CanSort)
            {
                throw Error(Current, $"A run may have several tags; {field.Name} cannot be sorted by.");
            }

            _index++;
            var descending = Current.Is("desc");
            _index += descending || Current.Is("asc") ? 1 : 0;

            // Ages grow as the moment they are counted from lies further back.
            orders.Add((field, field.Kind == FieldKind.Age ? !descending : descending));
        }
        while (Current.Kind == TokenKind.Comma);

        return orders;
    }

    private static QueryField FieldAt(Token token) => QueryFields.Find(token.Text) ?? throw Error(
        token,
        QueryFields.Guess(token.Text) is { Count: > 0 } near
            ? $"There is no field {ShortText.Of(token.Text)}; did you mean {Alternatives(near)}?"
            : $"There is no field {ShortText.Of(token.Text)}; there are settings like hiddenSize and l2, results like gap and bestValNll, and name, tag, status, createdAt.");

    private static string Alternatives(IReadOnlyList<QueryField> fields) => fields is [var only]
        ? only.Name
        : $"{string.Join(", ", fields.SkipLast(1).Select(field => field.Name))} or {fields[^1].Name}";

    private static QueryException Error(Token at, string message) => new(new QueryError(at.Position, at.Length, message));
}
