using System.Globalization;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;

namespace Huiyin.Estate.Import;

/// <summary>The cells of one row, read as what they mean; what cannot be read becomes a fault and the row goes on.</summary>
internal sealed class EstateCells(SheetRow row, int[] columns, List<SheetFault> faults)
{
    internal const int HighestFloor = 200;
    internal const int LowestFloor = -10;
    private const decimal LargestArea = 1_000_000;

    public int Number => row.Number;

    public int Faults { get; private set; }

    /// <summary>A row that says nothing in our columns: a remark beside the table, an explanation below it.</summary>
    public bool IsBlank => Array.TrueForAll(columns, column => row[column].Length == 0);

    public string this[EstateColumn column] => row[columns[(int)column]];

    public string? Text(EstateColumn column) => this[column] is { Length: > 0 } text ? text : null;

    public void Fault(EstateColumn column, string reason, params object?[] args)
    {
        faults.Add(new(Number, EstateColumns.Heading(column), reason, args));
        Faults++;
    }

    /// <summary>One part of a unit's code, without the words people add to it: 3栋 → 3, 1单元 → 1.</summary>
    public string Part(EstateColumn column, params ReadOnlySpan<string> words)
    {
        var part = FullWidth.Narrow(this[column]).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        foreach (var word in words)
        {
            if (part.Length > word.Length && part.EndsWith(word, StringComparison.Ordinal))
            {
                part = part[..^word.Length];
            }
        }
        if (part.Length == 0)
        {
            Fault(column, "没有填写。");
        }
        else if (part.Length > 8 || !part.All(char.IsLetterOrDigit))
        {
            Fault(column, "“{0}”只能用文字和数字，最多 8 个。", part);
        }
        return part;
    }

    /// <summary>15, 15层, 15F, -1, B2 (the second below ground); null when nothing stands there.</summary>
    public int? Floor(EstateColumn column)
    {
        var text = FullWidth.Narrow(this[column]).Trim().ToUpperInvariant().TrimEnd('层', '楼', 'F').Trim();
        if (text.Length == 0 && this[column].Length == 0)
        {
            return null;
        }
        text = text.StartsWith('B') ? "-" + text[1..] : text;
        if (
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var floor)
            && floor is >= LowestFloor and <= HighestFloor
        )
        {
            return floor;
        }
        Fault(column, "“{0}”不是楼层。", this[column]);
        return null;
    }

    /// <summary>89.35, 89.35㎡, 1,200; in 0.01 m².</summary>
    public long? Area(EstateColumn column)
    {
        var text = FullWidth.Narrow(this[column]).Trim();
        if (text.Length == 0)
        {
            return null;
        }
        foreach (var measure in new[] { "平方米", "平米", "㎡", "m²", "m2" })
        {
            text = text.EndsWith(measure, StringComparison.OrdinalIgnoreCase) ? text[..^measure.Length].Trim() : text;
        }
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var area) && area <= LargestArea)
        {
            return (long)decimal.Round(area * 100, MidpointRounding.AwayFromZero);
        }
        Fault(column, "“{0}”不是面积。", this[column]);
        return null;
    }

    public Money? Amount(EstateColumn column)
    {
        if (this[column].Length == 0)
        {
            return null;
        }
        if (Money.TryParse(this[column], out var money) && money >= Money.Zero)
        {
            return money;
        }
        Fault(column, "“{0}”不是金额，最多两位小数。", this[column]);
        return null;
    }

    /// <summary>One of the words that the sheet may use, translated; a fault for any other.</summary>
    public T? Word<T>(EstateColumn column, IReadOnlyDictionary<string, T> words, string choices)
    {
        var text = FullWidth.Narrow(this[column]).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (text.Length == 0)
        {
            return default;
        }
        if (words.TryGetValue(text, out var meaning))
        {
            return meaning;
        }
        Fault(column, "“{0}”不认识，请填 {1}。", this[column], choices);
        return default;
    }

    public PhoneNumber? Phone(EstateColumn column)
    {
        // Sheets in circulation tell people to write this number where there is none.
        if (this[column] is "" or "18999999999")
        {
            return null;
        }
        if (PhoneNumber.TryParse(this[column], out var phone))
        {
            return phone;
        }
        Fault(column, "不是一个电话号码；有几个号码时每行只写一个。");
        return null;
    }

    public IdNumber? Id()
    {
        var text = this[EstateColumn.IdNumber];
        // Likewise eighteen ones for "not known".
        if (text.Length == 0 || text == new string('1', 18))
        {
            return null;
        }
        if (IdNumber.TryParse(text, out var id))
        {
            return id;
        }
        Fault(EstateColumn.IdNumber, "身份证号码不对：应为 18 位，最后一位校验要相符；这一列要设成文本。");
        return null;
    }
}
