-- Customers, companies and orders have fields too; what stands in theirs is kept by the services that know of them.
alter table field drop constraint field_of_kind_check;
alter table field add constraint field_of_kind_check check (of_kind in ('lead', 'customer', 'company', 'order'));
