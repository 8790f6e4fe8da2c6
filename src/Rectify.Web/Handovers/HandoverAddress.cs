using Rectify.Domain.People;

namespace Rectify.Web.Handovers;

public static class HandoverAddress
{
    public static string Of(PersonId person) => $"/accounts/people/{person.Value}/handover";
}
