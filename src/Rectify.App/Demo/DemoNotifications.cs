using Microsoft.EntityFrameworkCore;
using Rectify.App.Delivery;

namespace Rectify.App.Demo;

/// <summary>What people of the demonstration were told: read until a few days ago, unread since; and the warnings of deadlines of the last days.</summary>
internal sealed class DemoNotifications(DemoStory story, DateOnly today)
{
    private const int WatchedFor = 30, UnreadFor = 3;

    public void Plan()
    {
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
