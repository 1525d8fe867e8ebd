using System.Text;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Reads lines of any length without holding more than a limit of each: a program gone mad must not take the host's memory.</summary>
internal sealed class BoundedLineReader(TextReader reader, int maxLength)
{
    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _line = new();
    private int _position;
    private int _length;

    /// <returns>The next line, cut at the limit, without its end; null at the end of the text.</returns>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken = default)
    {
        _line.Clear();
        var any = false;
        while (true)
        {
            if (_position == _length)
            {
                (_position, _length) = (0, await reader.ReadAsync(_buffer, cancellationToken));
                if (_length == 0)
                {
                    return any ? _line.ToString() : null;
                }
            }

            any = true;
            var end = Array.IndexOf(_buffer, '\n', _position, _length - _position);
            var stop = end < 0 ? _length : end;
            _line.Append(_buffer, _position, Math.Min(stop - _position, maxLength - _line.Length));
            _position = end < 0 ? _length : end + 1;
            if (end >= 0)
            {
                return _line.Length > 0 && _line[^1] == '\r' ? _line.ToString(0, _line.Length - 1) : _line.ToString();
            }
        }
    }
}
