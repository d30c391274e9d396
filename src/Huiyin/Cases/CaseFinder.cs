using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Search.Public;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases;

/// <summary>诉求 in the search box: by number, telephone number, or words.</summary>
internal sealed class CaseFinder(CaseRegister register, ICaseSearch search) : IFinder
{
    public string Kind => "cases";
    public string Title => T("诉求");
    public int Place => 1;
    public Operation Needs => Operation.SeeCases;

    public async Task<FoundGroup> Find(Asked asked)
    {
        // 3-1 as words would be every case with a 3 and a 1 in it.
        var mayBeUnit = asked.Text.Any(char.IsAsciiDigit) && !PhoneNumber.TryParse(asked.Text, out _);
        var unit = mayBeUnit ? UnitCode.Beginning(asked.Text) : null;
        var filter = unit?.Contains('-', StringComparison.Ordinal) is true
            ? new CaseFilter { Unit = unit }
            : new CaseFilter { Words = asked.Text };
        if ((await CaseList.Page(register, search, filter, cursor: null, asked.Limit)).Refused(out var page, out _))
            return FoundGroup.Nothing;
        var items = page.Items.Select(line => new Found(
            line.Number,
            line.Summary,
            string.Join(
                " · ",
                new[]
                {
                    line.Number,
                    Words.Of(line.Kind),
                    Words.Of(line.Status),
                    line.UnitCode ?? line.Place,
                }.OfType<string>()
            ),
            $"/cases/{line.Number}",
            Exact: line.Number == asked.Text
        ));
        var all = $"/cases?status=all&{(filter.Unit is null ? "q" : "unit")}={Uri.EscapeDataString(asked.Text)}";
        return new FoundGroup([.. items], page.Next is null ? null : all);
    }
}
