using Microsoft.EntityFrameworkCore;
using Rectify.App.Delivery;
using Rectify.Domain.People;

namespace Rectify.App.Demo;

/// <summary>
/// What people of the demonstration were told: read until a few days ago, unread since; and the warnings of deadlines of the last days. One wants mail, and a group has a robot whose address leads nowhere by intent:
/// nothing of a demonstration leaves the house.
/// </summary>
internal sealed class DemoNotifications(DemoStory story, DateOnly today)
{
    private const int WatchedFor = 30, UnreadFor = 3;

    public void Plan()
    {
        story.On(today.AddDays(-WatchedFor), async () =>
        {
            await story.Do<KeepDeliveryChoice>("water", keep => keep.Run(new DeliveryChoiceInput("water@example.invalid", true, ToldParts.All), ActId.New()));
            await story.Do<KeepOutgoing>("admin", keep => keep.AddWebhookAsync(WebhookId.New(), story.Units[DemoPeople.Bureau], WebhookForm.WeCom, "https://robot.invalid/send", ActId.New()));
        });
        for (var back = WatchedFor; back >= 0; back--) story.On(today.AddDays(-back), story.WarnAsync);
        story.On(today.AddDays(-UnreadFor), async () =>
        {
            foreach (var person in DemoPeople.People.Where(person => person.SignsIn))
            {
                var newest = await story.Look(db => db.Notifications.MaxAsync(n => (long?)n.Id)) ?? 0;
                await story.Do<MarkNotifications>(person.Key, async mark =>
                {
                    await mark.ReadAllAsync(newest);
                    return Outcome.Ok;
                });
            }
        });
    }
}
