using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Delivery;

public readonly record struct WebhookId(Guid Value) : IEntityId<WebhookId>
{
    public static WebhookId New() => new(EntityKey.Next());

    public static WebhookId From(Guid value) => new(value);
}

/// <summary>Whose robot it is: each wants the text in a form of its own.</summary>
public enum WebhookForm
{
    /// <summary>企业微信</summary>
    WeCom,

    /// <summary>钉钉</summary>
    DingTalk,

    /// <summary>飞书</summary>
    Feishu,
}

/// <summary>A robot in a unit's group: it is told once a day which deadlines of the unit's tasks have come up. Its address is a secret.</summary>
internal sealed class Webhook
{
    public const int MaxAddressLength = 500;

    private Webhook() { Address = ""; }

    public Webhook(WebhookId id, UnitId unit, WebhookForm form, string address) => (Id, UnitId, Form, Address) = (id, unit, form, address);

    public WebhookId Id { get; private set; }

    /// <summary>The unit whose tasks are told of, with those below it.</summary>
    public UnitId UnitId { get; private set; }

    public WebhookForm Form { get; private set; }

    public string Address { get; private set; }

    /// <summary>Ended ones stay for what they were sent.</summary>
    public bool IsEnded { get; private set; }

    public void End() => IsEnded = true;
}
