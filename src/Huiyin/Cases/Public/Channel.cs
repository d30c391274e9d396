namespace Huiyin.Cases.Public;

/// <summary>How a request reached us .</summary>
public enum Channel
{
    Phone,
    Visit,
    Letter,
    Email,
    Web,
    Patrol,
}
