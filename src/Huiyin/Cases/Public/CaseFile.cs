using Huiyin.Platform;

namespace Huiyin.Cases.Public;

/// <summary>A photo or paper that belongs to a case; its bytes stand in the file store under <see cref="Key"/>.</summary>
public sealed class CaseFile
{
    private CaseFile() { }

    internal CaseFile(Case about, string name, string type, long size, string key, Actor by, DateTimeOffset at)
    {
        (CommunityId, CaseId, Id) = (about.CommunityId, about.Id, Guid.CreateVersion7(at));
        (Name, Type, Size, Key, ByName, At) = (name, type, size, key, by.Name, at);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Media type as found in the content, not as claimed.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
    public string Key { get; private set; } = "";
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>A register view that somebody keeps as a tab.</summary>
public sealed class SavedView
{
    private SavedView() { }

    internal SavedView(CommunityId community, StaffId staff, string name, string query) =>
        (CommunityId, StaffId, Name, Query) = (community, staff, name, query);

    public CommunityId CommunityId { get; private set; }
    public StaffId StaffId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The filter as a query string, without the leading question mark.</summary>
    public string Query { get; private set; } = "";

    internal void Keep(string query) => Query = query;
}
